"""Pages of the floor: the calm way to help, incidents and their form, seats and rooms."""
