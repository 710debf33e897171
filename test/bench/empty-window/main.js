import { app, BrowserWindow } from 'electron';

// The floor of every start: one window, one line of text, nothing else.
app.setPath('userData', process.env.PORTSIDE_USER_DATA);
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } });
  window.loadURL('data:text/html,<!doctype html><title>Empty</title><body>Empty');
});
