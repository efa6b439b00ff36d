import type { Store } from '../store.ts';
import { amazon } from './amazon.ts';
import { apkmirror } from './apkmirror.ts';
import { apkpure } from './apkpure.ts';
import { appleAppStore } from './apple-app-store.ts';
import { aptoide } from './aptoide.ts';
import { baidu } from './baidu.ts';
import { coolapk } from './coolapk.ts';
import { fDroid } from './f-droid.ts';
import { googlePlay } from './google-play.ts';
import { huaweiAppgallery } from './huawei-appgallery.ts';
import { oppo } from './oppo.ts';
import { qihoo360 } from './qihoo360.ts';
import { rustore } from './rustore.ts';
import { samsung } from './samsung.ts';
import { taptap } from './taptap.ts';
import { tencentYyb } from './tencent-yyb.ts';
import { uptodown } from './uptodown.ts';
import { vivo } from './vivo.ts';
import { wandoujia } from './wandoujia.ts';
import { xiaomi } from './xiaomi.ts';

/** Every store whose pages are read. */
export const STORE_READERS: readonly Store[] = [
  googlePlay,
  appleAppStore,
  huaweiAppgallery,
  tencentYyb,
  xiaomi,
  oppo,
  vivo,
  wandoujia,
  qihoo360,
  baidu,
  coolapk,
  fDroid,
  aptoide,
  apkpure,
  apkmirror,
  amazon,
  samsung,
  rustore,
  taptap,
  uptodown,
];
