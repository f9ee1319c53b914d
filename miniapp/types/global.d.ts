// What both WeChat and a browser offer beyond the language itself, and what the build replaces.

declare module '*.scss';
declare module '*.png' {
  const address: string;
  export default address;
}

declare const process: {
  env: {
    TARO_ENV: 'weapp' | 'h5';
    NODE_ENV: 'development' | 'production';
    [setting: `TARO_APP_${string}`]: string | undefined;
  };
};

declare function setTimeout(run: () => void, delayMs: number): number;
declare function clearTimeout(timer: number | undefined): void;
declare function setInterval(run: () => void, periodMs: number): number;
declare function clearInterval(timer: number | undefined): void;
