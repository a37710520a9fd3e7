"""The application: the command line and its exports."""
