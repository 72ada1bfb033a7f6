"""Delegations that another tool named otherwise are known by their codes."""

from __future__ import annotations

from pathlib import Path

from model.draft.delegation import DelegationTable
from model.files.akn.read import read_akn
from model.files.akn.write import write_akn
from model.readings.lines import printed_lines
from model.readings.reading import CLEAN, Reading

ROOT = Path(__file__).resolve().parents[2]
TABLE = DelegationTable.from_json((ROOT / "resources/delegations.json").read_bytes())

FILE = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
 xmlns:n="urn:penholder:negotiation:1"><statement name="resolutionDraft"><meta>
<proprietary source="#x"><n:register version="1" draft="d1">
<n:delegation id="chair" code="@CHAIR" name="Chair" kind="actor"/>
<n:delegation id="d7" code="EGY" name="Egypt"/>
<n:change id="c1"><n:position by="chair" stance="propose"/><n:position by="d7" stance="oppose"/>
</n:change>
<n:remark id="r1" by="d7" on="p1">too dark</n:remark>
<n:agreement on="p1" state="pending" pending="d7"/>
</n:register></proprietary></meta><mainBody><paragraph GUID="p1"><content><p>Keep <ins
 n:c="c1">all </ins>lamps</p></content></paragraph></mainBody></statement></akomaNtoso>"""


def test_the_chair_is_the_chair_whatever_a_file_calls_her():
    draft = read_akn(FILE.encode(), TABLE).draft
    assert printed_lines(draft, CLEAN) == ["Keep all lamps"]
    assert printed_lines(draft, Reading("as", "egy")) == ["Keep lamps"]


def test_all_that_names_a_delegation_names_it_by_the_new_id():
    draft = read_akn(FILE.encode(), TABLE).draft
    assert sorted(draft.delegations) == ["egy", "orgchair"]
    assert draft.remarks["r1"].by == "egy"
    assert draft.paragraphs[0].agreement.pending == ("egy",)
    assert read_akn(write_akn(draft), TABLE).draft == draft
