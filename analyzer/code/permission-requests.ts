import requestsJson from '../../policies/catalog/permission-requests.json' with { type: 'json' };

/** `policies/catalog/permission-requests.json`; classes are named as in Java source. */
export interface PermissionRequestFile {
  readonly requests: readonly {
    readonly class: string;
    readonly methods: readonly string[];
    /** Which argument holds the permissions, the object itself counted as 0 where there is one. */
    readonly argument: number | 'any';
  }[];
  /** What tells whether a permission is granted, and what it gives when all are. */
  readonly granted: readonly {
    readonly class: string;
    readonly methods: readonly string[];
    readonly value: number;
  }[];
  readonly denials: readonly { readonly class: string; readonly method: string }[];
}

export const permissionRequests = requestsJson as PermissionRequestFile;
