"""Every note that reading a model can give: how grave it is, and what it says in both languages.

Each message says what was found, why it matters and what to do. `{detail}` and `{count}` are filled in later.
"""

from cimcheck.reading.note_catalogue_place import PLACE
from cimcheck.reading.note_kind import NoteKind, flagged, rejected, repaired

_FILE = {
    "NOT_FOUND": rejected(
        "找不到文件，无法检查。请核对路径与文件名。",
        "There is no such file, so nothing can be checked. Check the path and the name.",
    ),
    "NO_PERMISSION": rejected(
        "没有读取该文件的权限，无法检查。请修改文件权限。",
        "This file may not be read, so nothing can be checked. Change its permissions.",
    ),
    "NOT_A_FILE": rejected(
        "这不是普通文件，而是{detail}，无法作为模型读取。请提供模型文件本身。",
        "This is not a regular file but {detail}; it cannot be read as a model. Give the model file itself.",
    ),
    "SYMLINK": rejected(
        "这是符号链接；为防止读到提交范围以外的文件，不跟随链接。请提供文件本身。",
        "This is a symbolic link; links are not followed, so that nothing outside of a submission is "
        "read. Give the file itself.",
    ),
    "READ_ERROR": rejected(
        "读取文件时出错，内容不可信。请检查磁盘或网络后重试。",
        "The file could not be read to its end, so its content cannot be trusted. Check the disk or "
        "the network and try again.",
    ),
    "FILE_CHANGED": rejected(
        "读取期间文件被改动，结果无法对应到确定的内容。请待写入完成后重试。",
        "The file changed while it was read, so a result would belong to no definite content. Try "
        "again when it is complete.",
    ),
    "EMPTY": rejected(
        "文件为空（0 字节或只有空白）。请重新导出或重新传输。",
        "The file is empty (nothing or only blanks). Export or transfer it again.",
    ),
    "LIMIT_SIZE": rejected(
        "文件大于允许的上限（{detail}），未读取。请拆分模型或提高上限。",
        "The file is larger than allowed ({detail}) and was not read. Split the model or raise the limit.",
    ),
    "LFS_POINTER": rejected(
        "这是 Git LFS 指针文件，不是模型本身。请执行 git lfs pull 取得真正的文件。",
        "This is a Git LFS pointer, not the model itself. Fetch the real file with git lfs pull.",
    ),
    "HTML_PAGE": rejected(
        "这是网页（HTML），多半是下载时保存了登录页或错误页。请重新下载模型。",
        "This is a web page (HTML), most likely a login or error page saved in place of the model. "
        "Download it again.",
    ),
    "PDF_FILE": rejected(
        "这是 PDF 文件，不是 IFC 模型。请从建模软件导出 IFC。",
        "This is a PDF, not an IFC model. Export IFC from the authoring tool.",
    ),
    "XML_FILE": rejected(
        "这是 XML（{detail}）；目前只读取 STEP 格式的 IFC（.ifc、.ifczip）。请另存为 .ifc。",
        "This is XML ({detail}); only IFC in STEP form is read (.ifc, .ifczip). Save it as .ifc.",
    ),
    "UTF16_TEXT": rejected(
        "文件以 UTF-16 编码，IFC 规定使用 ASCII。请由导出软件重新导出，不要用文本编辑器另存。",
        "The file is UTF-16 text, but IFC is ASCII. Export it again instead of saving it from a text editor.",
    ),
    "OTHER_FORMAT": rejected(
        "这是{detail}，不是 IFC 模型。请从建模软件导出 IFC。",
        "This is {detail}, not an IFC model. Export IFC from the authoring tool.",
    ),
    "NOT_STEP": rejected(
        "文件开头不是 ISO-10303-21，不是 STEP 格式的 IFC。请从建模软件重新导出 IFC。",
        "The file does not begin with ISO-10303-21, so it is not IFC in STEP form. Export it again "
        "from the authoring tool.",
    ),
}

_ARCHIVE = {
    "ZIP_BROKEN": rejected(
        "压缩包已损坏，无法解压。请重新压缩或重新传输。",
        "The zip archive is damaged and cannot be unpacked. Pack or transfer it again.",
    ),
    "ZIP_NO_MODEL": rejected(
        "压缩包中没有 .ifc 模型。请确认压缩的是 STEP 格式的 IFC 文件。",
        "There is no .ifc model in the zip archive. Pack an IFC file in STEP form.",
    ),
    "ZIP_MANY_MODELS": rejected(
        "压缩包中有 {count} 个模型，无法判断检查哪一个。请每个压缩包只放一个模型。",
        "There are {count} models in the zip archive, so it is not clear which one is meant. Pack one "
        "model per archive.",
    ),
    "ZIP_ENCRYPTED": rejected(
        "压缩包已加密，无法读取。请提供未加密的文件。",
        "The zip archive is encrypted and cannot be read. Give it without a password.",
    ),
    "ZIP_NESTED": rejected(
        "压缩包里还是压缩包，不逐层解压。请直接压缩 .ifc 文件。",
        "There is an archive inside of the archive; nested archives are not unpacked. Pack the .ifc "
        "file itself.",
    ),
    "ZIP_LINK": rejected(
        "压缩包中的模型是符号链接，不跟随。请压缩文件本身。",
        "The model in the zip archive is a symbolic link, which is not followed. Pack the file itself.",
    ),
    "ZIP_METHOD": rejected(
        "压缩包使用了不支持的压缩方法（{detail}）。请用普通 ZIP（deflate）重新压缩。",
        "The zip archive uses a compression method that is not supported ({detail}). Pack it again "
        "with plain deflate.",
    ),
    "LIMIT_ZIP_ENTRIES": rejected(
        "压缩包中的条目多于允许的上限（{detail}），未解压。请只压缩模型文件。",
        "The zip archive has more entries than allowed ({detail}) and was not unpacked. Pack only the model.",
    ),
    "LIMIT_ZIP_SIZE": rejected(
        "解压后大于允许的上限（{detail}），已停止解压。请拆分模型或提高上限。",
        "Unpacked, the model is larger than allowed ({detail}); unpacking was stopped. Split the model "
        "or raise the limit.",
    ),
    "LIMIT_ZIP_RATIO": rejected(
        "压缩比异常（{detail}），疑似压缩炸弹，已停止解压。请直接提交 .ifc 文件。",
        "The compression ratio is not believable ({detail}), as in a zip bomb; unpacking was stopped. "
        "Submit the .ifc file itself.",
    ),
}

_STRUCTURE = {
    "TRUNCATED": rejected(
        "文件不完整（{detail}），缺失的部分可能正是要检查的内容，因此不作任何判定。请重新导出或重新传输。",
        "The file breaks off ({detail}); what is missing may be just what has to be checked, so there "
        "is no verdict. Export or transfer it again.",
    ),
    "SYNTAX": rejected(
        "有 {count} 处不符合 STEP 语法，读取程序会悄悄丢弃其后的内容，因此不作任何判定。请重新导出。",
        "{count} place(s) are not valid STEP; readers silently drop what follows, so there is no "
        "verdict. Export the model again.",
    ),
    "TRAILER_MISSING": flagged(
        "数据段完整，但缺少结尾 END-ISO-10303-21。文件可能经过手工编辑。请重新导出以确认。",
        "The data section is complete, but END-ISO-10303-21 is missing; the file may have been edited "
        "by hand. Export it again to be sure.",
    ),
    "TRAILING_DATA": flagged(
        "END-ISO-10303-21 之后还有内容，未读取；可能是两个文件被拼接。请核对文件。",
        "There is more after END-ISO-10303-21, which was not read; two files may have been joined. "
        "Check the file.",
    ),
    "SCHEMA_UNKNOWN": rejected(
        "无法读取的 IFC 版本：{detail}。可读取的版本为 IFC2X3、IFC4、IFC4X3_ADD2。请按其中之一重新导出。",
        "This IFC schema cannot be read: {detail}. IFC2X3, IFC4 and IFC4X3_ADD2 can be. Export the "
        "model as one of these.",
    ),
    "SCHEMA_ALIAS": repaired(
        "文件头的版本写法 {detail}，按其正式名称读取。请在导出设置中改用正式名称。",
        "The header names the schema in another way than it should: {detail}. It was read under its "
        "proper name.",
    ),
    "DUP_INSTANCE_ID": rejected(
        "有 {count} 个实体编号重复，引用指向哪一个无从判断，因此不作任何判定。请重新导出。",
        "{count} instance id(s) are given more than once; it cannot be told what references mean, so "
        "there is no verdict. Export the model again.",
    ),
    "DUP_GLOBALID": flagged(
        "有 {count} 个对象的 GlobalId 与其他对象重复；按文件内编号区分，跨文件比对时可能混淆。请在建模"
        "软件中修复。",
        "{count} object(s) repeat the GlobalId of another; they are told apart by STEP id, but not "
        "across files. Repair it in the authoring tool.",
    ),
    "DANGLING_REF": flagged(
        "有 {count} 个引用指向不存在的实体，所指内容视为未知。请重新导出。",
        "{count} reference(s) point at nothing; what they should give is unknown. Export the model again.",
    ),
    "STRUCTURE_DAMAGED": rejected(
        "说明建筑由哪些部分组成的关系有 {count} 处损坏，可能缺失构件，因此不作任何判定。请重新导出。",
        "{count} relation(s) that say what belongs to the building are damaged; parts of it may be "
        "missing, so there is no verdict. Export the model again.",
    ),
    "CYCLE": rejected(
        "对象之间循环引用（{detail}），层次与位置无法确定，因此不作任何判定。请在建模软件中修复。",
        "Objects refer to each other in a circle ({detail}); neither structure nor position is "
        "defined, so there is no verdict. Repair it in the authoring tool.",
    ),
    "MULTI_PARENT": flagged(
        "有 {count} 个对象同时属于两个上级，其所在楼层或建筑不确定。请在建模软件中修复。",
        "{count} object(s) belong to two wholes at once; their storey or building is not certain. "
        "Repair it in the authoring tool.",
    ),
    "NO_PROJECT": rejected(
        "文件中没有 IfcProject，单位与建筑均无从确定，因此不作任何判定。请导出完整模型。",
        "There is no IfcProject, so neither units nor building are defined and there is no verdict. "
        "Export the whole model.",
    ),
    "MULTI_PROJECT": rejected(
        "文件中有 {count} 个 IfcProject，只允许一个，因此不作任何判定。请分别导出。",
        "There are {count} IfcProject, where only one may be, so there is no verdict. Export the "
        "projects one by one.",
    ),
    "COUNT_MISMATCH": rejected(
        "文件有 {detail}，有内容被读取程序丢弃，因此不作任何判定。请重新导出。",
        "The file has {detail}; something was dropped in reading, so there is no verdict. Export the "
        "model again.",
    ),
}

_VALUES = {
    "ENTITY_UNKNOWN": rejected(
        "有 {count} 个对象的类型不属于该 IFC 版本（{detail}），会被丢弃，建筑因此不完整，不作任何判定。"
        "请按正确版本重新导出。",
        "{count} object(s) are of a class that this schema does not have ({detail}); they would be "
        "lost, so there is no verdict. Export the model with the right schema.",
    ),
    "ENTITY_IGNORED": flagged(
        "有 {count} 处数据的类型不属于该 IFC 版本（{detail}），所载内容视为未知。请按正确版本重新导出。",
        "{count} piece(s) of data are of a type that this schema does not have ({detail}); what they "
        "say is unknown. Export the model with the right schema.",
    ),
    "ATTR_COUNT": flagged(
        "有 {count} 个实体的属性个数不符合 IFC 版本（{detail}），无法判断哪个值属于哪个属性，视为未知。"
        "请重新导出。",
        "{count} instance(s) have more or fewer attributes than the schema ({detail}); it cannot be "
        "told which value is which, so they are unknown. Export the model again.",
    ),
    "ATTR_TYPE": flagged(
        "有 {count} 个属性值的类型不符合 IFC 版本（{detail}），视为未知。请重新导出。",
        "{count} attribute(s) hold something else than the schema allows ({detail}); they are unknown. "
        "Export the model again.",
    ),
    "NUMBER_INVALID": flagged(
        "有 {count} 个数值无法读取（{detail}），如小数逗号、NaN 或溢出，视为未知。请检查导出软件的区域设置。",
        "{count} number(s) cannot be read ({detail}), such as a decimal comma, NaN or overflow; they "
        "are unknown. Check the regional settings of the exporter.",
    ),
    "NUMBER_FORM": repaired(
        "有 {count} 个数值写法不规范（{detail}），已按原值读取。",
        "{count} number(s) are not written as they should be ({detail}); they were read without loss.",
    ),
    "BOM": repaired(
        "文件开头有字节顺序标记（BOM），已略过。",
        "The file begins with a byte order mark, which was passed over.",
    ),
    "TEXT_UTF8": repaired(
        "有 {count} 个字符串直接写入了 UTF-8 文字，已按原文读取；其他软件可能丢失这些文字。请用 \\X2\\ "
        "编码导出。",
        "{count} string(s) hold raw UTF-8, which was read as meant; other readers may lose it. Export "
        "with \\X2\\ escapes.",
    ),
    "TEXT_GB18030": repaired(
        "有 {count} 个字符串直接写入了 GB18030 文字，已按中文读取；其他软件可能丢失这些文字。请用 "
        "\\X2\\ 编码导出。",
        "{count} string(s) hold raw GB18030, which was read as Chinese; other readers may lose it. "
        "Export with \\X2\\ escapes.",
    ),
    "TEXT_SHIFTED": repaired(
        "有 {count} 个字符串把 {detail} 文字逐字节写成了西欧字符，已还原为原文；其他软件会显示乱码。请"
        "用 \\X2\\ 编码导出。",
        "{count} string(s) hold {detail} written byte by byte as if it were Western text; they were "
        "read as meant, other readers show garbage. Export with \\X2\\ escapes.",
    ),
    "TEXT_GARBLED": flagged(
        "有 {count} 个字符串是乱码：文字被当作西欧字符写入，原编码无法确定，视为未知。请用 \\X2\\ 编码导出。",
        "{count} string(s) are garbled: text of an unknown encoding was written as if it were Western; "
        "it is unknown. Export with \\X2\\ escapes.",
    ),
    "NON_ASCII": flagged(
        "有 {count} 个字符串含有无法确定编码的字节，相应文字以 \N{REPLACEMENT CHARACTER} 代替，视为未知"
        "。请用 \\X2\\ 编码导出。",
        "{count} string(s) hold bytes of an unknown encoding; they read \N{REPLACEMENT CHARACTER} and "
        "are unknown. Export with \\X2\\ escapes.",
    ),
    "STRING_ESCAPE": flagged(
        "有 {count} 个字符串的转义序列残缺，相应文字以 \N{REPLACEMENT CHARACTER} 代替，视为未知。请重新"
        "导出。",
        "{count} string(s) hold broken escape sequences; they read \N{REPLACEMENT CHARACTER} and are "
        "unknown. Export the model again.",
    ),
    "STRING_BACKSLASH": repaired(
        "有 {count} 个字符串的反斜杠或转义写法不规范，已按原文读取。",
        "{count} string(s) hold backslashes or escapes that are not written as they should be; they "
        "were read as meant.",
    ),
    "NUL_BYTE": flagged(
        "有 {count} 个字符串含有空字节，文件可能在传输中损坏，相应文字视为未知。请重新传输。",
        "{count} string(s) hold zero bytes, as after a damaged transfer; they are unknown. Transfer "
        "the file again.",
    ),
}

_UNITS = {
    "UNIT_MISSING": rejected(
        "项目没有声明长度单位，任何尺寸都无法解释，因此不作任何判定。请在导出设置中写出单位。",
        "The project declares no length unit, so no dimension means anything and there is no verdict. "
        "Export the units.",
    ),
    "UNIT_AMBIGUOUS": rejected(
        "项目声明了互相矛盾的长度单位（{detail}），因此不作任何判定。请只保留一个。",
        "The project declares contradicting length units ({detail}), so there is no verdict. Leave one.",
    ),
    "UNIT_BROKEN": rejected(
        "项目的长度单位无法解释（{detail}），因此不作任何判定。请重新导出。",
        "The length unit of the project cannot be understood ({detail}), so there is no verdict. "
        "Export the model again.",
    ),
    "UNIT_KIND_MISSING": flagged(
        "项目没有声明这些单位：{detail}；依赖它们的数值视为未知。请在导出设置中写出单位。",
        "The project does not declare these units: {detail}; values that need them are unknown. Export "
        "the units.",
    ),
    "UNIT_KIND_AMBIGUOUS": flagged(
        "项目声明了互相矛盾的单位（{detail}），依赖它们的数值不确定。请只保留一个。",
        "The project declares contradicting units ({detail}); values that need them are not certain. "
        "Leave one of each.",
    ),
    "UNIT_KIND_BROKEN": flagged(
        "项目的这些单位无法解释：{detail}；依赖它们的数值视为未知。请重新导出。",
        "These units of the project cannot be understood: {detail}; values that need them are unknown. "
        "Export the model again.",
    ),
}

_LIMITS = {
    "LIMIT_DEPTH": rejected(
        "括号嵌套过深，会使读取程序崩溃，因此不作任何判定。请检查文件来源。",
        "Brackets are nested too deeply, which crashes readers, so there is no verdict. Check where "
        "the file comes from.",
    ),
    "LIMIT_STRING": rejected(
        "有字符串长于允许的上限（{detail}），因此不作任何判定。请检查文件来源。",
        "A string is longer than allowed ({detail}), so there is no verdict. Check where the file "
        "comes from.",
    ),
    "LIMIT_ID": rejected(
        "实体编号过大（超过 2147483647），读取程序无法表示，因此不作任何判定。请重新编号导出。",
        "An instance id is too large (above 2147483647) for any reader, so there is no verdict. Export "
        "with new ids.",
    ),
    "LIMIT_NAMES": rejected(
        "类型名称过长或过多，不是真实的 IFC 模型，因此不作任何判定。请检查文件来源。",
        "Type names are too long or too many for a real model, so there is no verdict. Check where the "
        "file comes from.",
    ),
    "LIMIT_ISSUES": rejected(
        "损坏之处多于 {detail}，文件整体不可信，因此不作任何判定。请重新导出。",
        "There are more than {detail} damaged places; the file as a whole cannot be trusted, so there "
        "is no verdict. Export it again.",
    ),
    "LIMIT_TIME": rejected(
        "读取超过了允许的时间（{detail}），已停止；模型没有任何判定。请简化模型或提高时限。",
        "Reading took longer than allowed ({detail}) and was stopped; there is no verdict. Simplify "
        "the model or raise the limit.",
    ),
    "LIMIT_MEMORY": rejected(
        "读取所用内存超过上限（{detail}），已停止；模型没有任何判定。请简化模型或提高上限。",
        "Reading took more memory than allowed ({detail}) and was stopped; there is no verdict. "
        "Simplify the model or raise the limit.",
    ),
    "LIMIT_REPLY": rejected(
        "读出的数据多于允许的上限（{detail}），已停止；模型没有任何判定。请拆分模型或提高上限。",
        "More was read out of the model than allowed ({detail}); it was stopped and there is no "
        "verdict. Split the model or raise the limit.",
    ),
    "NATIVE_CRASH": rejected(
        "读取程序在处理该文件时崩溃（{detail}）；模型没有任何判定，其他模型不受影响。请重新导出；若仍发"
        "生请报告。",
        "The reader crashed on this file ({detail}); there is no verdict, and other models are not "
        "touched. Export it again; report it if that does not help.",
    ),
    "READER_ERROR": rejected(
        "读取程序遇到未预料的内容（{detail}）；模型没有任何判定。请报告此问题。",
        "The reader met something that it does not expect ({detail}); there is no verdict. Please report it.",
    ),
    "GEOM": flagged(
        "有 {count} 个构件的几何无法计算（{detail}），相应的量视为未知。请在建模软件中修复。",
        "The geometry of {count} element(s) cannot be computed ({detail}); their quantities are "
        "unknown. Repair it in the authoring tool.",
    ),
}

CATALOGUE: dict[str, NoteKind] = _FILE | _ARCHIVE | _STRUCTURE | _VALUES | _UNITS | _LIMITS | PLACE
