"""What a hall and a counter have set: address, hours, duty ladder, templates, and what is switched on."""
