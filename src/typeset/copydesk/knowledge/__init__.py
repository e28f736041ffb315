"""What the desk knows before it sees a page: tables' words, names, offices, scenes, and what it is that texts share."""
