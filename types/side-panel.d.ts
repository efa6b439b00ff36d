/** Of Chrome's own API what the polyfill does not know (chrome.sidePanel, Chrome 116). Firefox has none of it. */
declare namespace chrome {
  const sidePanel: { open(options: { readonly windowId: number }): Promise<void> } | undefined;
}
