"""Municipality profiles, one TOML file each."""
