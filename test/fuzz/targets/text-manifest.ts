import { bareManifest } from '../../../analyzer/apk/read-manifest.ts';
import { Warnings } from '../../../analyzer/warnings.ts';
import { assertWarnings, encode, type FuzzTarget, readOrRefuse } from '../engine/target.ts';
import { TEXT_MUTATIONS } from '../engine/text-mutations.ts';

/** Reads a manifest that is text. */
export const target: FuzzTarget = {
  covers: ['analyzer/apk/manifest/', 'analyzer/apk/read-manifest.ts'],
  mutations: TEXT_MUTATIONS,
  maximumLength: 3072,
  seeds: () => [
    encode(`<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE manifest [<!ENTITY a "b">]>
<manifest xmlns:android="http://schemas.android.com/apk/res/android" xmlns:tools="http://schemas.android.com/tools"
  package="a.b" android:versionCode="1" android:versionName="1.0">
  <uses-sdk android:minSdkVersion="21" android:targetSdkVersion="34"/>
  <uses-permission android:name="android.permission.READ_SMS" android:maxSdkVersion="30"/>
  <uses-permission android:name="x" tools:node="remove"/>
  <permission android:name="a.b.P" android:protectionLevel="signature|privileged"/>
  <queries><package android:name="c.d"/><intent><action android:name="x"/></intent></queries>
  <application android:label="&lt;L&#x4e2d;" android:name=".App" android:allowBackup="true" android:usesCleartextTraffic="true">
    <activity android:name=".A" android:exported="true"><intent-filter><action android:name="android.intent.action.MAIN"/>
      <category android:name="android.intent.category.LAUNCHER"/><data android:scheme="x" android:host="y"/></intent-filter></activity>
    <provider android:name=".P" android:authorities="\${applicationId}.p"/><meta-data android:name="K" android:value="@string/v"/>
  </application></manifest>`),
    encode('<manifest package="a"><![CDATA[x]]><!-- c --><application/></manifest>'),
  ],
  run: (data) =>
    readOrRefuse(() => {
      const warnings = new Warnings();
      const read = bareManifest(data, 'AndroidManifest.xml', warnings);
      assertWarnings(warnings.list);
      return { read, warnings: warnings.list };
    }),
};
