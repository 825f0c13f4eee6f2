"""The file format as JSON Schema, so that editors complete and check a bank."""

from inspect import cleandoc
from typing import Any

import msgspec

from rnnquiz.bank.sheet import Sheet

# The draft that yaml-language-server and every other editor knows.
DRAFT = "http://json-schema.org/draft-07/schema#"

_NOTES = {
    "format": "The version of this file format.",
    "family": "The kind of question.",
    "id": "Never changes: progress is kept under it. Lowercase words joined by hyphens.",
    "rev": "Counts the edits that change the answer.",
    "topic": "The id of the topic this is filed and scored under.",
    "tags": "Words to pick questions by.",
    "evidence": "How the key is known: run (computed), proof (a claim is run), source (cited).",
    "source": "Author, year, and where in it.",
    "prompt": "What is asked. $formula$ is typeset, $= expression : 4$ is computed.",
    "hints": "From a nudge to the method, each a text.",
    "explain": "Why the right answer is right, and what each wrong one would mean.",
    "ask": "What the answer is, over the names of the run; in an interview, a question's id.",
    "run": "What is computed, from what.",
    "decimals": "How many decimals are shown or asked for.",
    "relative": "The relative tolerance, for quantities that span scales.",
    "misconceptions": "Named mistakes that are told apart from the right answer.",
    "many": "Whether several options may be right.",
    "samples": "Answers, and what has to come of them: `rnnquiz check` tries each.",
    "right": "Whether this option is right; in samples, answers that are right.",
    "wrong": "Answers that are wrong; as a mapping, each with the mistake it is.",
    "invalid": "Texts that cannot be read as an answer.",
    "seed": "The variant these answers belong to; 0 unless given.",
    "why": "Why this option is right or wrong.",
    "claim": "An equation that is run: the sentence is right when it holds.",
    "instead": "What a false sentence should say.",
    "pairs": "What belongs together: what stands on the left, and on the right.",
    "decoys": "What is offered too, and belongs nowhere.",
    "left": "What stands on the left; without it, the name.",
    "name": "A name of the run: its formula stands on the right.",
    "misconception": "A named mistake, whose value or formula is shown.",
    "draw": "For a name of the run: a number, a list to draw from, or low: and high:.",
    "sizes": "How large the run is: D inputs, H hidden units, T steps, N sequences.",
    "lines": "Names of the equations to put in order.",
    "steps": "One step after the other, each in words with its formula.",
    "show": "Names whose numbers are shown.",
    "roles": "Whom an interview is for: research, engineer or both.",
    "levels": "What is expected of the candidate: junior, senior or both.",
    "opening": "What the interviewer says before the first question.",
    "stages": "Questions in order, as many as fit into the minutes there are.",
    "minutes": "What a candidate needs for the answer.",
    "say": "What the interviewer says before the question, about its numbers.",
    "follow": "What may be asked right after: the first that applies.",
    "when": "claimed or missed, after an answer in words; wrong or right, after any.",
    "words": "What is listened for, by language; * stands for anything within a sentence.",
    "not": "Sentences in which none of the words is heard as a claim.",
    "point": "The id of a point of the rubric that was not ticked.",
    "tag": "The misconception that the answer was; without it, any answer that is not right.",
    "avoid": "Chinese spellings that are not used here.",
}


def schema() -> dict[str, Any]:
    """The JSON Schema of one file of a bank."""
    _, types = msgspec.json.schema_components([Sheet], ref_template="#/definitions/{name}")
    types = {name: _described(definition) for name, definition in types.items()}
    types["Text"] = _or_plain(types["Text"])
    return {"$schema": DRAFT, **types.pop("Sheet"), "definitions": types}


def _described(definition: dict[str, Any]) -> dict[str, Any]:
    """A type with its docstring, and a note on each of its keys."""
    keys = {name: _key(name, key) for name, key in definition["properties"].items()}
    return {**definition, "description": cleandoc(definition["description"]), "properties": keys}


def _key(name: str, key: dict[str, Any]) -> dict[str, Any]:
    """A key as an author writes it: never null, and empty only by leaving it out."""
    wanted = [one for one in key.get("anyOf", ()) if one != {"type": "null"}]
    key = wanted[0] if len(wanted) == 1 else key
    kept = {word: what for word, what in key.items() if word != "default" or what}
    return {**kept, "description": _NOTES[name]} if name in _NOTES else kept


def _or_plain(text: dict[str, Any]) -> dict[str, Any]:
    """A text is written under its languages, or plainly in one of them."""
    plain = {"type": "string", "minLength": 1}
    return {"description": text["description"], "anyOf": [plain, {**text, "minProperties": 1}]}
