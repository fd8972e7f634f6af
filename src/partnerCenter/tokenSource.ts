/** Gives bearer tokens for one tenant and one audience. */
export interface TokenSource {
  /**
   * A token that is still good for a while. `renew` asks for one that was not handed out before. Throws
   * `PartnerCenterError` whose verdict names the step of the connection that is at fault.
   */
  token(options?: { readonly renew?: boolean }): Promise<string>;
}
