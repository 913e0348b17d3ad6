"""Exchange (交换): counters of one hall see each other's facts through a folder, without a server or a port."""
