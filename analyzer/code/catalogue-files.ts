import endpointsJson from '../../policies/catalog/endpoints.json' with { type: 'json' };
import packersJson from '../../policies/catalog/packers.json' with { type: 'json' };
import kindsJson from '../../policies/catalog/sdk-kinds.json' with { type: 'json' };
import chinaAdvertisingSdks from '../../policies/catalog/sdks/china-advertising.json' with { type: 'json' };
import chinaAnalyticsSdks from '../../policies/catalog/sdks/china-analytics.json' with { type: 'json' };
import chinaCloudSdks from '../../policies/catalog/sdks/china-cloud.json' with { type: 'json' };
import chinaCommunicationSdks from '../../policies/catalog/sdks/china-communication.json' with {
  type: 'json',
};
import chinaIdentitySdks from '../../policies/catalog/sdks/china-identity.json' with { type: 'json' };
import chinaLocationSdks from '../../policies/catalog/sdks/china-location.json' with { type: 'json' };
import chinaOtherSdks from '../../policies/catalog/sdks/china-other.json' with { type: 'json' };
import chinaPaymentSdks from '../../policies/catalog/sdks/china-payment.json' with { type: 'json' };
import chinaPushSdks from '../../policies/catalog/sdks/china-push.json' with { type: 'json' };
import chinaSecuritySdks from '../../policies/catalog/sdks/china-security.json' with { type: 'json' };
import frameworksSdks from '../../policies/catalog/sdks/frameworks.json' with { type: 'json' };
import librariesNativeSdks from '../../policies/catalog/sdks/libraries-native.json' with { type: 'json' };
import librariesOtherSdks from '../../policies/catalog/sdks/libraries-other.json' with { type: 'json' };
import librariesUiSdks from '../../policies/catalog/sdks/libraries-ui.json' with { type: 'json' };
import worldAdvertisingSdks from '../../policies/catalog/sdks/world-advertising.json' with { type: 'json' };
import worldAnalyticsSdks from '../../policies/catalog/sdks/world-analytics.json' with { type: 'json' };
import worldCloudSdks from '../../policies/catalog/sdks/world-cloud.json' with { type: 'json' };
import worldCommunicationSdks from '../../policies/catalog/sdks/world-communication.json' with {
  type: 'json',
};
import worldIdentitySdks from '../../policies/catalog/sdks/world-identity.json' with { type: 'json' };
import worldLocationSdks from '../../policies/catalog/sdks/world-location.json' with { type: 'json' };
import worldOtherSdks from '../../policies/catalog/sdks/world-other.json' with { type: 'json' };
import worldPaymentSdks from '../../policies/catalog/sdks/world-payment.json' with { type: 'json' };
import worldPushSdks from '../../policies/catalog/sdks/world-push.json' with { type: 'json' };
import worldSecuritySdks from '../../policies/catalog/sdks/world-security.json' with { type: 'json' };
import appsSensorsApis from '../../policies/catalog/sensitive-apis/apps-sensors.json' with { type: 'json' };
import communicationsApis from '../../policies/catalog/sensitive-apis/communications.json' with {
  type: 'json',
};
import identifiersApis from '../../policies/catalog/sensitive-apis/identifiers.json' with { type: 'json' };
import locationApis from '../../policies/catalog/sensitive-apis/location.json' with { type: 'json' };
import mediaApis from '../../policies/catalog/sensitive-apis/media.json' with { type: 'json' };
import type { Text } from '../text.ts';
import type { EndpointFile } from './endpoints/host-catalogue.ts';
import type { PackerFile } from './packers/packer.ts';
import { type PermissionRequestFile, permissionRequests } from './permission-requests.ts';
import type { SdkFile } from './sdks/sdk-catalogue.ts';
import type { SensitiveApiFile } from './sensitive-apis.ts';

/** The catalogues of `policies/catalog` that code is read against, as they are written. The digest of the rules covers all of them. */
export interface CodeCatalogueFiles {
  readonly sensitiveApis: readonly SensitiveApiFile[];
  readonly sdks: readonly SdkFile[];
  readonly sdkKinds: { readonly kinds: readonly SdkKindEntry[] };
  readonly packers: PackerFile;
  readonly endpoints: EndpointFile;
  readonly permissionRequests: PermissionRequestFile;
}

export interface SdkKindEntry {
  readonly id: string;
  readonly name: Text;
  readonly library?: true;
}

/** What JSON files hold is said by the schemas in `policies/schema`, which tests hold them to. */
export const codeCatalogueFiles: CodeCatalogueFiles = {
  sensitiveApis: [
    identifiersApis as SensitiveApiFile,
    locationApis as SensitiveApiFile,
    communicationsApis as SensitiveApiFile,
    mediaApis as SensitiveApiFile,
    appsSensorsApis as SensitiveApiFile,
  ],
  sdks: [
    chinaAdvertisingSdks as SdkFile,
    chinaAnalyticsSdks as SdkFile,
    chinaCloudSdks as SdkFile,
    chinaCommunicationSdks as SdkFile,
    chinaIdentitySdks as SdkFile,
    chinaLocationSdks as SdkFile,
    chinaOtherSdks as SdkFile,
    chinaPaymentSdks as SdkFile,
    chinaPushSdks as SdkFile,
    chinaSecuritySdks as SdkFile,
    frameworksSdks as SdkFile,
    librariesNativeSdks as SdkFile,
    librariesOtherSdks as SdkFile,
    librariesUiSdks as SdkFile,
    worldAdvertisingSdks as SdkFile,
    worldAnalyticsSdks as SdkFile,
    worldCloudSdks as SdkFile,
    worldCommunicationSdks as SdkFile,
    worldIdentitySdks as SdkFile,
    worldLocationSdks as SdkFile,
    worldOtherSdks as SdkFile,
    worldPaymentSdks as SdkFile,
    worldPushSdks as SdkFile,
    worldSecuritySdks as SdkFile,
  ],
  sdkKinds: kindsJson as CodeCatalogueFiles['sdkKinds'],
  packers: packersJson as PackerFile,
  endpoints: endpointsJson as EndpointFile,
  permissionRequests,
};
