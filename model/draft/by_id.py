"""A frozen mapping from id to value that shares all but one bucket with its successor."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import Any, Generic, TypeVar, overload
from zlib import crc32

V = TypeVar("V")
T = TypeVar("T")

# A plain dict of 100,000 changes costs 2 ms to copy at every key; one of these buckets 5 µs.
_BUCKETS = 256


class ById(Mapping[str, V], Generic[V]):
    """Values by id; ``put`` and ``without`` make a new one. The order means nothing."""

    __slots__ = ("_buckets", "_count")

    def __init__(self, items: Iterable[tuple[str, V]] = ()) -> None:
        buckets: list[dict[str, V]] | None = None
        for key, value in items:
            if buckets is None:
                buckets = [{} for _ in range(_BUCKETS)]
            buckets[_bucket(key)][key] = value
        self._buckets: tuple[dict[str, V], ...] = tuple(buckets) if buckets else ()
        self._count = sum(map(len, self._buckets))

    def __getitem__(self, key: str) -> V:
        if not self._buckets:
            raise KeyError(key)
        return self._buckets[_bucket(key)][key]

    def __contains__(self, key: object) -> bool:
        # Without the detour by an error, which each word shown would take.
        return bool(self._buckets) and isinstance(key, str) and key in self._buckets[_bucket(key)]

    @overload
    def get(self, key: str, /) -> V | None: ...
    @overload
    def get(self, key: str, /, default: V | T) -> V | T: ...
    def get(self, key: str, /, default: Any = None) -> Any:
        """The value of a key; without an error on the way, of which a long export meets many."""
        return self._buckets[_bucket(key)].get(key, default) if self._buckets else default

    def values(self) -> ValuesView[V]:
        """The values, in the order of the keys."""
        return _Values(self)

    def items(self) -> ItemsView[str, V]:
        """The keys and values, in the order of the keys."""
        return _Items(self)

    def pairs(self) -> Iterator[tuple[str, V]]:
        """Each key and its value, without the way to each bucket by its key."""
        for bucket in self._buckets:
            for key in sorted(bucket):
                yield key, bucket[key]

    def __iter__(self) -> Iterator[str]:
        for bucket in self._buckets:
            yield from sorted(bucket)

    def __len__(self) -> int:
        return self._count

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ById):
            return NotImplemented
        if self._count != other._count:
            return False
        return not self._count or self._buckets == other._buckets

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"ById({dict(self)!r})"

    def put(self, key: str, value: V) -> ById[V]:
        """The mapping with ``value`` under ``key``."""
        return self._with(key, lambda bucket: bucket.__setitem__(key, value))

    def without(self, key: str) -> ById[V]:
        """The mapping without ``key``, which may be absent."""
        if key not in self:
            return self
        return self._with(key, lambda bucket: bucket.__delitem__(key))

    def differing(self, other: ById[V]) -> set[str]:
        """Keys whose values are not the very same in the two; cheap where buckets are shared."""
        found: set[str] = set()
        nothing: tuple[dict[str, V], ...] = ({},) * _BUCKETS
        for mine, theirs in zip(self._buckets or nothing, other._buckets or nothing, strict=True):
            if mine is not theirs:
                found.update(
                    key
                    for key in mine.keys() | theirs.keys()
                    if mine.get(key) is not theirs.get(key)
                )
        return found

    def _with(self, key: str, act: Callable[[dict[str, V]], None]) -> ById[V]:
        buckets = list(self._buckets or ({} for _ in range(_BUCKETS)))
        at = _bucket(key)
        before = len(buckets[at])
        buckets[at] = dict(buckets[at])
        act(buckets[at])
        new: ById[V] = ById()
        new._buckets = tuple(buckets)
        new._count = self._count + len(buckets[at]) - before
        return new


class _Values(ValuesView[V]):
    _mapping: ById[V]

    def __iter__(self) -> Iterator[V]:
        return (value for _, value in self._mapping.pairs())


class _Items(ItemsView[str, V]):
    _mapping: ById[V]

    def __iter__(self) -> Iterator[tuple[str, V]]:
        return self._mapping.pairs()


def _bucket(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass")) % _BUCKETS
