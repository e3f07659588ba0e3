"""Makes the font of PDF reports: the characters that reports are likely to need, out of Noto Sans CJK SC.

    python fonts/subset.py NotoSansCJK-Regular.ttc

Needs fonttools (`pip install fonttools`) and the font of the Debian package fonts-noto-cjk, which is under
the SIL Open Font License 1.1. The result is renamed, so that it is never taken for the whole font.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

TARGET = Path(__file__).resolve().parents[1] / "src/cimcheck/outputs/pdf/fonts/CimcheckSansSC-Regular.otf"
FAMILY = "Cimcheck Sans SC"
SIMPLIFIED = "Noto Sans CJK SC"
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x2C6, 0x2DD),
    (0x391, 0x3C9),
    (0x401, 0x451),
    (0x2010, 0x2027),
    (0x2030, 0x205E),
    (0x2070, 0x209C),
    (0x20AC, 0x20AC),
    (0x2100, 0x214F),
    (0x2150, 0x218B),
    (0x2190, 0x2199),
    (0x2200, 0x2265),
    (0x2460, 0x24FF),
    (0x25A0, 0x25EF),
    (0x2600, 0x2612),
    (0x2713, 0x2717),
    (0x27E8, 0x27E9),
    (0x3000, 0x303F),
    (0x3041, 0x30FF),
    (0x3220, 0x3243),
    (0x3380, 0x33DF),
    (0xFF01, 0xFF5E),
    (0xFFE0, 0xFFE5),
)
OFTEN_IN_NAMES = "堃喆淼昉珺玥玹祎翀晟昇筱仝佺俣倞偲僖劼勍卉卲叡咗唛喬嘏囝圳圩圲坨垅垚埇堉堽塬墅墘夼奕妍婳嫄孖屺岙岽峁崀崟嵊嶝帔弢彧恺悫惇愔戬扆挹揆摅撖攸敉斫旻旸昀昺晗晞晢暲暻朸杻枞栐桲梽棪椑榑槊槿樾檑欤殳毓氿汜汧沄沌泂泖洢洮洱浉浬涘涠淏淯渌湉湜湲溇溦滆滠漈漖澍澥濋濛瀌灏炅炘烜焯煊熠燊爔牂犇猷玕玘玙玚玢珅珂珏珣珩琇琎琛琦琨琪瑀瑄瑨瑭璁璇璟璐瓯甪甬畲畹疃疍皓盱眙睢睿矸砀硐磴磻礴祜祺禤秭秾稔窠竑竦笪筌筼箬篪粜糸綦縢繇纡纾绉绗绨绠翊翎翙耜聿肜胗脁臬芃芾苒苕茆茉茝荇莜莨菀菡萏萩葭葳蒗蓁蓥蕲蕺薮藁藜蘅虔蛟螭衎袆袤裟褚觐訇詹諴谌谯谲豉豨豳贇贽跶轲轸辂辋迦逄逯遄遘遨邕邗邛邯邳邽郃郄郏郗郜郢郦郴郾鄄鄞鄠鄢鄱鄯酃酆酲醍醴釿鈊钇钏钤钶铄铎铱铼锟锴锽镕镠闫闳闾阊阌阖陉陟隗隰隽雎雒雯霁霨霭靓靳鞠鞣韫韬韪颀颉颎颙飏饧饶饴馥骁骈骐骕骢髡鬲魃鲧鲲鸢鸾鹄麇黉黟黻鼐齮龢"  # noqa: E501


def main() -> None:
    """Write the subset and say how large it is."""
    font = next(one for one in TTCollection(sys.argv[1]).fonts if _family(one) == SIMPLIFIED)
    options = subset.Options(
        layout_features=["kern"], hinting=False, desubroutinize=False, notdef_outline=True
    )
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx"]
    maker = subset.Subsetter(options)
    maker.populate(unicodes=_characters())
    maker.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = FAMILY
        elif record.nameID == 6:
            record.string = TARGET.stem
    cff = font["CFF "].cff
    cff.fontNames[0] = TARGET.stem
    cff.topDictIndex[0].FullName = cff.topDictIndex[0].FamilyName = FAMILY
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(TARGET)
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size} bytes, {len(font.getBestCmap())} characters\n")


def _family(font: TTFont) -> str:
    return str(font["name"].getDebugName(1))


def _characters() -> set[int]:
    found = {code for first, last in RANGES for code in range(first, last + 1)}
    found |= {ord(character) for character in OFTEN_IN_NAMES}
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((high, low)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


if __name__ == "__main__":
    main()
