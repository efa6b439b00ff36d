"""Counts what androguard finds in every dex file of ../shared/apks: test/analyzer/apk/dex/androguard.json.

    /usr/bin/python3 scripts/androguard-counts.py > test/analyzer/apk/dex/androguard.json

Instructions are decoded by androguard's own disassembler; it takes some minutes, so the figures are kept.
"""
import glob, hashlib, json, logging, re, sys, warnings, zipfile
warnings.filterwarnings('ignore')
logging.disable(logging.CRITICAL)
try:
    from loguru import logger
    logger.remove()
except ImportError:
    pass
import androguard
try:
    from androguard.core.dex import DEX
except ImportError:
    from androguard.core.bytecodes.dvm import DalvikVMFormat as DEX

CHOSEN = """Landroid/telephony/TelephonyManager;.getDeviceId
Landroid/telephony/TelephonyManager;.getSubscriberId
Landroid/provider/Settings$Secure;.getString
Landroid/net/wifi/WifiInfo;.getMacAddress
Landroid/content/pm/PackageManager;.getInstalledPackages
Landroid/location/LocationManager;.getLastKnownLocation
Landroid/content/ContentResolver;.query
Landroid/net/Uri;.parse
Ljava/lang/Class;.forName
Ljava/lang/StringBuilder;.append""".split()

seen = {}
for apk in sorted(p for f in ('cn', 'other', 'androguard', 'apktool', 'apksig') for p in glob.glob(f'../shared/apks/{f}/*.apk')):
    try:
        archive = zipfile.ZipFile(apk)
        entries = [n for n in archive.namelist() if re.fullmatch(r'classes\d*\.dex', n)]
        files = [(n, archive.read(n)) for n in entries]
    except Exception as error:
        print(apk, error, file=sys.stderr)
        continue
    for entry, data in files:
        sha = hashlib.sha256(data).hexdigest()
        if sha in seen:
            continue
        dex = DEX(data)
        ids = dex.get_all_fields and dex.CM  # the class manager resolves method indices
        names = {}
        calls = dict.fromkeys(CHOSEN, 0)
        invokes = 0
        for method in dex.get_encoded_methods() if hasattr(dex, 'get_encoded_methods') else dex.get_methods():
            code = method.get_code()
            if code is None:
                continue
            for ins in code.get_bc().get_instructions():
                op = ins.get_op_value()
                if not (0x6e <= op <= 0x72 or 0x74 <= op <= 0x78):
                    continue
                invokes += 1
                index = ins.get_ref_kind()
                if index not in names:
                    owner, name, _ = ids.get_method(index)[:3]
                    names[index] = f'{owner}.{name}'
                if names[index] in calls:
                    calls[names[index]] += 1
        seen[sha] = {'sha256': sha, 'classes': len(list(dex.get_classes())), 'methods': dex.header.method_ids_size, 'invokes': invokes, 'calls': calls}
        print(apk, entry, seen[sha]['classes'], invokes, file=sys.stderr)
json.dump({'source': f'androguard {androguard.__version__}, scripts/androguard-counts.py over ../shared/apks', 'files': list(seen.values())}, sys.stdout, indent=1)
print()
