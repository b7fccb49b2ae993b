"""Makes a simple package index: wheels.py FOLDER NAME==VERSION... Each package is a folder of one module."""
import os
import sys
import zipfile

folder, *packages = sys.argv[1:]
for package in packages:
    name, version = package.split("==")
    os.makedirs(os.path.join(folder, name), exist_ok=True)
    file = os.path.join(folder, name, f"{name}-{version}-py3-none-any.whl")
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(file, "w") as wheel:
        wheel.writestr(f"{name}/__init__.py", f"__version__ = {version!r}\n")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
