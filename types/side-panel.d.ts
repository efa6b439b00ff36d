/** Of Chrome's own API what the polyfill does not know (chrome.sidePanel, Chrome 116; setAccessLevel, 102). Firefox has none of it. */
declare namespace chrome {
  const sidePanel: { open(options: { readonly windowId: number }): Promise<void> } | undefined;
  const storage: {
    readonly local: { setAccessLevel?(access: { readonly accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void> };
  };
}
