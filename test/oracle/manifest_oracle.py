"""What androguard, an independent reader, takes from the manifests of packages: one JSON line each.
usage: python3 test/oracle/manifest_oracle.py FOLDER FILE... > test/oracle/manifests.jsonl   (Debian's androguard)"""
import json, os, sys
from androguard.core.bytecodes.apk import APK

NS = '{http://schemas.android.com/apk/res/android}'
COMPONENTS = ('activity', 'activity-alias', 'service', 'receiver', 'provider')


def written(element, *names):
    return {name: element.get(NS + name) for name in names if element.get(NS + name) is not None}


def component(element):
    return {
        'kind': element.tag,
        **written(element, 'name', 'exported', 'enabled', 'permission', 'authorities'),
        'filters': [
            {'actions': [one.get(NS + 'name') for one in found.findall('action')],
             'categories': [one.get(NS + 'name') for one in found.findall('category')]}
            for found in element.findall('intent-filter')],
        'metaData': [one.get(NS + 'name') for one in element.findall('meta-data')],
    }


def row(folder, file):
    root = APK(os.path.join(folder, file)).get_android_manifest_xml()
    if root is None:
        return None
    application = root.find('application')
    uses = ('uses-permission', 'uses-permission-sdk-23')
    return {
        'file': file,
        'permissions': [written(one, 'name', 'maxSdkVersion') for one in root if one.tag in uses],
        'features': [written(one, 'name', 'required') for one in root.findall('uses-feature')],
        'application': None if application is None else written(application, 'name', 'permission', 'debuggable', 'allowBackup', 'usesCleartextTraffic'),
        'components': [component(one) for one in (application if application is not None else []) if one.tag in COMPONENTS],
    }


for file in sys.argv[2:]:
    try:
        found = row(sys.argv[1], file)
    except Exception:  # what androguard cannot read is not compared
        continue
    if found is not None:
        print(json.dumps(found, ensure_ascii=False), flush=True)
