"""An inclusion-progress dashboard for music services and Music Hubs in England."""
