"""`rnnquiz schema`: the JSON Schema of a bank's file, for editors."""


def schema() -> None:
    """Print the JSON Schema of a bank's file. Editors complete and check with it."""
    from rnnquiz.bank import schema as made
    from rnnquiz.cli import world

    world.print_json(made())
