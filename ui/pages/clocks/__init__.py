"""The clocks of a reception (时限): what runs, why it is that day, and starting one."""
