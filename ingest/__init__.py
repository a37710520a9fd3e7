"""From files and addresses to documents: one reader a format behind one contract."""
