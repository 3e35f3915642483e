"""The workbench: people register, review and judge what the engine found, and write the desk study."""
