"""The hall's own content (本店内容): the manager's word of the day, and questions and answers the hall brings along."""
