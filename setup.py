"""What pyproject.toml cannot say: how the C scan is built, and which data folders go into the wheel."""

import shutil
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_ext import build_ext
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
SHIPPED = {"rules": "_rules", "sample_models": "_sample_models"}
NOT_SHIPPED = shutil.ignore_patterns("*.py", "__pycache__", ".*")


class BuildScanner(build_ext):
    """Compile a plain shared object: loaded with ctypes, so no Python.h and no module init."""

    def get_ext_filename(self, fullname):
        return fullname.replace(".", "/") + (".dll" if sys.platform == "win32" else ".so")

    def get_export_symbols(self, ext):
        return ext.export_symbols


class BuildWithData(build_py):
    """Copy the rules and sample models into the package; an editable install finds them in place."""

    def run(self):
        super().run()
        if not self.editable_mode:
            for source, target in SHIPPED.items():
                destination = Path(self.build_lib, "cimcheck", target)
                shutil.rmtree(destination, ignore_errors=True)
                shutil.copytree(ROOT / source, destination, ignore=NOT_SHIPPED)


class AnyPythonWheel(bdist_wheel):
    """One wheel a platform serves every Python: the shared object does not use the Python ABI."""

    def get_tag(self):
        return ("py3", "none", super().get_tag()[2])


setup(
    ext_modules=[
        Extension(
            "cimcheck.reading._stepscan",
            sources=["src/cimcheck/reading/_stepscan.c", "src/cimcheck/reading/_stepscan_graph.c"],
            depends=sorted(str(header.relative_to(ROOT)) for header in ROOT.glob("src/cimcheck/reading/*.h")),
            extra_compile_args=[] if sys.platform == "win32" else ["-O2", "-std=c11", "-Wall", "-Wextra"],
        )
    ],
    cmdclass={"build_ext": BuildScanner, "build_py": BuildWithData, "bdist_wheel": AnyPythonWheel},
)
