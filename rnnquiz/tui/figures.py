"""Numbers as they are read: shares as whole percents, durations as on a clock."""


def percent(share: float) -> int:
    """A share from 0 to 1 in whole percents."""
    return round(100 * share)


def clock(milliseconds: float) -> str:
    """A duration as hours, minutes and seconds, without the hours where there are none."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
