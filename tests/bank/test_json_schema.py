"""The schema that editors complete and check with."""

from rnnquiz.bank import json_schema, schema

DEFINITIONS = schema()["definitions"]


def test_it_is_a_schema_of_one_sheet() -> None:
    said = schema()
    assert said["$schema"] == "http://json-schema.org/draft-07/schema#"
    kinds = ["questions", "explainers", "interviews", "topics", "terms"]
    assert list(said["properties"]) == ["format", *kinds]
    assert said["required"] == ["format"]


def test_each_family_is_told_by_its_name() -> None:
    members = schema()["properties"]["questions"]["items"]["anyOf"]
    names = [member["$ref"].removeprefix("#/definitions/") for member in members]
    assert {tuple(DEFINITIONS[name]["properties"]["family"]["enum"]) for name in names} >= {
        ("choice",),
        ("number",),
        ("vector",),
        ("matrix",),
        ("count",),
        ("formula",),
        ("order",),
        ("spot",),
        ("cloze",),
        ("parts",),
        ("open",),
        ("code",),
    }


def test_each_way_to_go_on_is_told_by_its_name() -> None:
    members = DEFINITIONS["Stage"]["properties"]["follow"]["items"]["anyOf"]
    names = [member["$ref"].removeprefix("#/definitions/") for member in members]
    told = {DEFINITIONS[name]["properties"]["when"]["enum"][0]: name for name in names}
    assert told == {"claimed": "Claimed", "missed": "Missed", "wrong": "Wrong", "right": "Right"}
    assert set(DEFINITIONS["Claimed"]["properties"]) == {
        *("when", "words", "samples", "not"),
        *("say", "ask", "minutes"),
    }
    assert "default" not in DEFINITIONS["Claimed"]["properties"]["not"]
    assert DEFINITIONS["Interview"]["properties"]["stages"]["minItems"] == 4


def test_a_text_is_a_string_or_a_mapping() -> None:
    plain, languages = DEFINITIONS["Text"]["anyOf"]
    assert plain == {"type": "string", "minLength": 1}
    assert list(languages["properties"]) == ["en", "zh"]


def test_every_type_is_described_and_refuses_unknown_keys() -> None:
    for name, definition in DEFINITIONS.items():
        assert definition["description"], name
        assert name == "Text" or definition["additionalProperties"] is False, name


def test_nothing_is_null_since_an_author_writes_none() -> None:
    assert "null" not in str(schema())


def test_every_note_is_about_a_key() -> None:
    keys = {key for one in DEFINITIONS.values() for key in one.get("properties", ())}
    assert set(json_schema._NOTES) <= keys | set(schema()["properties"])
