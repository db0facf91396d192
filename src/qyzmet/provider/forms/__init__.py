"""The forms of the face: they read what a registrar typed; what the law makes of it the desk decides."""
