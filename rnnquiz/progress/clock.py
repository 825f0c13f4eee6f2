"""Time as study goes by it: days begin at 04:00 on the clock on the wall, not at midnight.

A clock is a function that says what time it is, with the zone it is said in. It is passed in, never
looked up.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

Clock = Callable[[], datetime]

DAY_BEGINS = timedelta(hours=4)
MICROSECOND = timedelta(microseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class SystemZone(tzinfo):
    """The zone this machine is set to, with the daylight saving of each moment of its own."""

    def utcoffset(self, moment: datetime | None, /) -> timedelta | None:
        """How far east of UTC the wall clock is at this wall time."""
        if moment is None:
            return None
        return moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, _moment: datetime | None, /) -> timedelta | None:
        """Not known apart from the offset."""
        return None

    def tzname(self, moment: datetime | None, /) -> str | None:
        """What the zone is called at this wall time."""
        return moment.replace(tzinfo=None).astimezone().tzname() if moment else None

    def fromutc(self, moment: datetime, /) -> datetime:
        """The wall time of a moment in UTC."""
        return moment.replace(tzinfo=UTC).astimezone().replace(tzinfo=self)


def system_clock() -> datetime:
    """What time it is here."""
    return datetime.now(SystemZone())


def micros(moment: datetime) -> int:
    """The moment in µs since 1970 UTC."""
    return (moment - EPOCH) // MICROSECOND


def moment(at: int, zone: tzinfo = UTC) -> datetime:
    """The moment of so many µs since 1970 UTC, told in a zone."""
    return (EPOCH + at * MICROSECOND).astimezone(zone)


def offset(now: datetime) -> int:
    """Minutes east of UTC."""
    return round((now.utcoffset() or timedelta()).total_seconds() / 60)


def study_day(now: datetime) -> date:
    """The day that a moment counts to: before 04:00 it is still the day before."""
    return (now.replace(tzinfo=None) - DAY_BEGINS).date()


def day_ends(now: datetime) -> int:
    """When the study day of a moment is over, in µs UTC."""
    following = study_day(now) + timedelta(days=1)
    return micros(datetime.combine(following, time(), now.tzinfo) + DAY_BEGINS)


def day_of(at: int, offset: int) -> int:
    """The study day, as days since 1970, of an event by its own clock on the wall."""
    local = EPOCH.replace(tzinfo=None) + at * MICROSECOND + timedelta(minutes=offset)
    return ((local - DAY_BEGINS).date() - EPOCH.date()).days
