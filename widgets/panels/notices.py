"""What the reader of a file found odd: a strip that counts it, and a panel that lists it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.draft.draft import Draft
from model.files.loaded import Notice
from model.readings.tally import Tally
from widgets.guarded import guarded
from widgets.panels.counts import counted

_AT = int(Qt.ItemDataRole.UserRole)
_NOTICE = _AT + 1
LEAST_WORDS = 190
"""Pixels that the words of the strip have beside its buttons."""


def draft_told(draft: Draft, tally: Tally | None, to_settle: int) -> str:
    """What was read, in numbers: "83 changes · 22 agreed · 7 open · 64 to settle".

    ``tally`` is None until what is open was counted.
    """
    if not draft.changes:
        return ""
    agreed = sum(p.agreement.state == "agreed" for p in draft.paragraphs)
    parts = [counted(len(draft.changes), "change", "changes")]
    if agreed:
        parts.append(f"{agreed} agreed")
    if tally is not None:
        parts.append(f"{len(tally.paragraphs):,} open")
    if to_settle:
        parts.append(f"{to_settle:,} to settle")
    return " · ".join(parts)


def strip_text(told: str, notices: Sequence[Notice]) -> str:
    """One line on what was read: "83 changes · 22 agreed · 9 remarks on the file, 2 ask"."""
    asked = sum(notice.asks for notice in notices)
    parts = [told] if told else []
    if notices:
        remarks = counted(len(notices), "remark on the file", "remarks on the file")
        parts.append(remarks + (", " + counted(asked, "asks", "ask") if asked else ""))
    return " · ".join(parts)


class Strip(QFrame):
    """One line above the columns that is in nobody's way.

    Signals:
        list_asked: The notices are to be listed.
        settle_asked: What is in doubt is to be settled.
        compare_asked: The tabled text is to tell where words begin.
    """

    list_asked = Signal()
    settle_asked = Signal()
    compare_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAccessibleName("What was read")
        self._kept: tuple[str, bool, bool, bool, bool] | None = None
        self._wanted = self._gives_way = False
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._list = QToolButton(self)
        self._list.setText("List")
        self._list.setToolTip("List what was found in the file (Shift+F7)")
        self._settle = QToolButton(self)
        self._settle.setText("Settle (F7)")
        self._settle.setToolTip("Settle what is in doubt, one after the other (F7)")
        self._compare = QToolButton(self)
        self._compare.setText("Settle most with the tabled text…")
        self._compare.setToolTip("Choose the document as it was tabled")
        self._close = QToolButton(self)
        self._close.setText("Close")
        self._buttons = QHBoxLayout()
        before: QWidget = self
        for button in (self._settle, self._compare, self._list, self._close):
            self._buttons.addWidget(button)
            QWidget.setTabOrder(before, button)
            before = button
        self._buttons.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(12, 4, 8, 4)
        self._line.addWidget(self._label, 1)
        self._line.addLayout(self._buttons)
        self._compare.clicked.connect(self.compare_asked)
        self._list.clicked.connect(self.list_asked)
        self._settle.clicked.connect(self.settle_asked)
        self._close.clicked.connect(self._on_closed)
        self.hide()

    def _on_closed(self) -> None:
        self._kept = None
        self._wanted = False
        self.hide()

    def say(
        self,
        text: str,
        can_list: bool = False,
        can_compare: bool = False,
        can_settle: bool = False,
    ) -> None:
        """Show a line; an empty one hides the strip."""
        self._kept = None
        self._label.setText(text)
        self._compare.setVisible(can_compare)
        self._list.setVisible(can_list)
        self._settle.setVisible(can_settle)
        self._wanted = bool(text)
        self._show()

    def give_way(self, gives_way: bool) -> None:
        """Stay hidden while something else tells what was read, but for what is said for now."""
        self._gives_way = gives_way
        self._show()

    def _show(self) -> None:
        self._fold()
        self.setVisible(self._wanted and (self._kept is not None or not self._gives_way))

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Put the buttons under the words where both side by side leave the words no room."""
        # What is hidden has the width that it had last, or one of Qt's invention.
        parent = self.parentWidget()
        wide = parent.width() if self.isHidden() and parent is not None else self.width()
        room = wide - self._buttons.sizeHint().width()
        narrow = room < min(LEAST_WORDS, self._label.fontMetrics().horizontalAdvance(self.text()))
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def renew(self, text: str, can_list: bool, can_compare: bool, can_settle: bool) -> None:
        """Say it in other words, now or when what is said for now is over, unless it was closed."""
        if self._kept is not None:
            wanted = self._kept[4]
            self._kept = (text, can_list, can_compare, can_settle, wanted and bool(text))
        elif self._wanted:
            self.say(text, can_list, can_compare, can_settle)

    def say_for_now(self, text: str) -> None:
        """Show a line until ``take_back``."""
        if self._kept is None:
            shown = [not b.isHidden() for b in (self._list, self._compare, self._settle)]
            self._kept = (self.text(), shown[0], shown[1], shown[2], self._wanted)
        kept = self._kept
        self.say(text)
        self._kept = kept
        self._show()

    def take_back(self) -> None:
        """Show again what was said before ``say_for_now``."""
        if self._kept is not None:
            text, can_list, can_compare, can_settle, wanted = self._kept
            self.say(text, can_list, can_compare, can_settle)
            self._wanted = wanted
            self._show()

    def text(self) -> str:
        """What is said."""
        return self._label.text()


class NoticeList(QListWidget):
    """The notices of the open file; what asks for an answer comes first.

    Signals:
        paragraph_chosen: A notice about a paragraph was chosen. Carries the paragraph's id.
        fix_asked: What a notice offers is to be done. Carries the Notice.
        notice_entered: Another notice is the current one. Carries it, or None.
    """

    paragraph_chosen = Signal(str)
    fix_asked = Signal(object)
    notice_entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Notices")
        self.setAccessibleDescription("Enter goes to the place, Space does what is offered")
        self._can_fix: Callable[[Notice], bool] = _nothing
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.itemActivated.connect(self._on_chosen)
        self.itemClicked.connect(self._on_chosen)
        self.currentItemChanged.connect(self._on_entered)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """List these."""
        self.clear()
        for notice in sorted(notices, key=lambda n: not n.asks):
            where = f"{notice.where}: " if notice.where else ""
            ask = "? " if notice.asks else "· "
            fix = f" → {notice.fix}" if notice.fix else ""
            item = QListWidgetItem(f"{ask}{where}{notice.message}{fix}")
            item.setData(_AT, notice.paragraph)
            item.setData(_NOTICE, notice)
            kind = "Question" if notice.asks else "Remark"
            offers = f" Offers: {notice.fix}" if notice.fix else ""
            said = f"{kind}: {where}{notice.message}{offers}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.addItem(item)
        if not notices:
            self.addItem("Nothing odd was found.")

    def offer(self, can_fix: Callable[[Notice], bool]) -> None:
        """Offer what notices propose, where ``can_fix`` says that it can be done."""
        self._can_fix = can_fix

    def offers(self, notice: Notice | None) -> bool:
        """Whether what the notice proposes can be done."""
        return notice is not None and bool(notice.fix) and self._can_fix(notice)

    def notice(self) -> Notice | None:
        """The current notice."""
        item = self.currentItem()
        notice = item.data(_NOTICE) if item is not None else None
        return notice if isinstance(notice, Notice) else None

    def ask_fix(self) -> None:
        """Ask for what the current notice offers."""
        notice = self.notice()
        if self.offers(notice):
            self.fix_asked.emit(notice)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.ask_fix()
        else:
            super().keyPressEvent(event)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        # The button below takes some of its height: the current notice stays in sight.
        super().resizeEvent(event)
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def _on_chosen(self, item: QListWidgetItem) -> None:
        if item.data(_AT):
            self.paragraph_chosen.emit(item.data(_AT))

    def _on_entered(self) -> None:
        self.notice_entered.emit(self.notice())


class NoticesPanel(QWidget):
    """The list of notices, and a button for what the current one offers."""

    def __init__(self, view: NoticeList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName("Notices")
        self.view = view
        self.fix = QToolButton(self)
        self.fix.setObjectName("act")
        self.fix.setAccessibleName("Do what is proposed")
        self._bar = QWidget(self)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(8, 4, 8, 4)
        bar.addWidget(self.fix)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(view, 1)
        column.addWidget(self._bar)
        self._bar.hide()
        self.setFocusProxy(view)
        self.fix.clicked.connect(view.ask_fix)
        view.notice_entered.connect(self._on_entered)

    def _on_entered(self, notice: Notice | None) -> None:
        offers = self.view.offers(notice)
        self._bar.setVisible(offers)
        if notice is not None and offers:
            told = notice.fix[:1].upper() + notice.fix[1:]
            self.fix.setText(told)
            self.fix.setAccessibleName(told)
            self.fix.setToolTip("Space in the list does it too")


def _nothing(notice: Notice) -> bool:
    return False
