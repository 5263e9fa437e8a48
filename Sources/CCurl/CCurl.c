int rein_placeholder;
