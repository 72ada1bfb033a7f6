"""Settings come back as they were put away."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from app.settings import Settings, load_settings, save_settings


def store(tmp_path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_settings_come_back(tmp_path):
    put = Settings("egy", "dark", 17, False, ("/a, b.akn", "/c.akn"), "00ff")
    save_settings(store(tmp_path), put)
    assert load_settings(store(tmp_path)) == put


def test_nothing_stored_gives_the_first_values(tmp_path):
    assert load_settings(store(tmp_path)) == Settings()


def test_nonsense_in_the_store_is_passed_over(tmp_path):
    kept = store(tmp_path)
    kept.setValue("text_size", "huge")
    kept.setValue("colours", "tartan")
    assert load_settings(kept) == Settings()
