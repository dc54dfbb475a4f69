/** The words of the network block, by language. */
export interface TrendingStrings {
  fromOurNetwork: string;
}
