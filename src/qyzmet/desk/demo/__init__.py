"""The main job without a browser: carry cases of every channel and outcome to the end."""
