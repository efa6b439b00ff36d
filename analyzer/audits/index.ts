import { appListCollection } from './app-list-collection.ts';
import type { Audit } from './audit.ts';
import { biometricsWithoutAlternative } from './biometrics-without-alternative.ts';
import { blanketConsent } from './blanket-consent.ts';
import { bundledAuthorisation } from './bundled-authorisation.ts';
import { cleartextTraffic } from './cleartext-traffic.ts';
import { collectionBeforeConsent } from './collection-before-consent.ts';
import { crossBorderWithoutNotice } from './cross-border-without-notice.ts';
import { denialExits } from './denial-exits.ts';
import { excessivePermission } from './excessive-permission.ts';
import { excessivePersonalInformation } from './excessive-personal-information.ts';
import { forcedConsent } from './forced-consent.ts';
import { foreignEndpoint } from './foreign-endpoint.ts';
import { listingLabelMismatch } from './listing-label-mismatch.ts';
import { listingNameMismatch } from './listing-name-mismatch.ts';
import { listingWithoutPermissions } from './listing-without-permissions.ts';
import { listingWithoutPolicy } from './listing-without-policy.ts';
import { missingAccountCancellation } from './missing-account-cancellation.ts';
import { missingBreachRemedy } from './missing-breach-remedy.ts';
import { missingComplaintChannel } from './missing-complaint-channel.ts';
import { missingConsentWithdrawal } from './missing-consent-withdrawal.ts';
import { missingCorrectionAndDeletion } from './missing-correction-and-deletion.ts';
import { missingHandlerIdentity } from './missing-handler-identity.ts';
import { missingMinorsProtection } from './missing-minors-protection.ts';
import { missingPermissionPurpose } from './missing-permission-purpose.ts';
import { missingPolicyChangeNotice } from './missing-policy-change-notice.ts';
import { missingPrivacyPolicy } from './missing-privacy-policy.ts';
import { missingRetentionPeriod } from './missing-retention-period.ts';
import { missingTargetedPushOptOut } from './missing-targeted-push-opt-out.ts';
import { packedCode } from './packed-code.ts';
import { permissionBurst } from './permission-burst.ts';
import { policyContradiction } from './policy-contradiction.ts';
import { policyUnreadable } from './policy-unreadable.ts';
import { responseTimeOver15Days } from './response-time-over-15-days.ts';
import { selfStart } from './self-start.ts';
import { sensitiveWithoutSeparateConsent } from './sensitive-without-separate-consent.ts';
import { sharingWithoutConsent } from './sharing-without-consent.ts';
import { undisclosedCollection } from './undisclosed-collection.ts';
import { undisclosedSdk } from './undisclosed-sdk.ts';
import { unreasonableCancellationConditions } from './unreasonable-cancellation-conditions.ts';
import { unusedPermission } from './unused-permission.ts';
import { vagueCollection } from './vague-collection.ts';

/** Every audit, in the order in which reports list those of one level. */
export const AUDITS: readonly Audit[] = [
  missingPrivacyPolicy,
  bundledAuthorisation,
  excessivePermission,
  unusedPermission,
  collectionBeforeConsent,
  undisclosedCollection,
  undisclosedSdk,
  policyContradiction,
  sharingWithoutConsent,
  listingLabelMismatch,
  listingNameMismatch,
  listingWithoutPolicy,
  listingWithoutPermissions,
  permissionBurst,
  denialExits,
  appListCollection,
  selfStart,
  cleartextTraffic,
  foreignEndpoint,
  packedCode,
  missingHandlerIdentity,
  missingRetentionPeriod,
  missingConsentWithdrawal,
  missingCorrectionAndDeletion,
  missingAccountCancellation,
  missingComplaintChannel,
  missingMinorsProtection,
  missingTargetedPushOptOut,
  blanketConsent,
  vagueCollection,
  unreasonableCancellationConditions,
  missingBreachRemedy,
  forcedConsent,
  responseTimeOver15Days,
  missingPolicyChangeNotice,
  sensitiveWithoutSeparateConsent,
  biometricsWithoutAlternative,
  crossBorderWithoutNotice,
  policyUnreadable,
  missingPermissionPurpose,
  excessivePersonalInformation,
];
