# Voor scripts die een scherm nodig hebben: `. .ci/scherm.sh` en dan `start_scherm`.
# Zet DISPLAY op een eigen Xvfb van 1280x720 en ruimt dat op bij het einde.

scherm_pid=
scherm_map=$(mktemp -d)

stop_scherm() {
  [ -z "$scherm_pid" ] || kill "$scherm_pid" 2>/dev/null || true
  rm -rf "$scherm_map"
}
trap stop_scherm EXIT
trap 'exit 130' INT TERM

start_scherm() {
  command -v Xvfb >/dev/null || { echo "Xvfb ontbreekt: installeer het pakket xvfb." >&2; exit 1; }
  # Without -noreset the server starts over when its last client leaves, and refuses the next one.
  Xvfb -displayfd 3 -screen 0 1280x720x24 -nolisten tcp -noreset "$@" \
    3>"$scherm_map/nummer" 2>"$scherm_map/fouten" &
  scherm_pid=$!
  local poging
  for poging in $(seq 100); do
    [ -s "$scherm_map/nummer" ] && break
    kill -0 "$scherm_pid" 2>/dev/null || break
    sleep 0.1
  done
  if [ ! -s "$scherm_map/nummer" ]; then
    cat "$scherm_map/fouten" >&2
    echo "Xvfb start niet." >&2
    exit 1
  fi
  export DISPLAY=":$(cat "$scherm_map/nummer")"
  unset WAYLAND_DISPLAY WAYLAND_SOCKET
  # Without it libwayland, which Mesa loads, complains in every run.
  export XDG_RUNTIME_DIR="$scherm_map"
}
