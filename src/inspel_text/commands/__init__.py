"""The subcommands of the library, one a file. A module has ``add_arguments(parser, lang)`` and ``run(given, lang)``."""
