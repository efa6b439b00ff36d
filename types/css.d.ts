/** Style sheets are imported for their effect: the bundler puts them into the page. */
declare module '*.css';
/** As text. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
