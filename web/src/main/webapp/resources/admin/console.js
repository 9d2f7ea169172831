// On a phone the console's menu scrolls sideways: shows the page that one is on.
document.querySelector('.adsum-console-nav [aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
