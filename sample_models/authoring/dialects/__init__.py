"""How different authoring tools name things and where they put what they know."""

from sample_models.authoring.dialects.base import Dialect
from sample_models.authoring.dialects.clean import Clean
from sample_models.authoring.dialects.revit_chinese import RevitChinese
from sample_models.authoring.dialects.tekla import Tekla

DIALECTS: dict[str, Dialect] = {dialect.key: dialect for dialect in (Clean(), RevitChinese(), Tekla())}
