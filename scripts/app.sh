# shellcheck shell=bash
# Sourced by ./run and ./dantain, which set root: publishing, and the environment the host reads.
local_dir="${root:?}/.local"
data="$local_dir/data"

# publish PROJECT-FOLDER NAME: into .local/NAME, only when a source changed since. The new copy takes the old one's
# place when it is complete, so a failed or interrupted publish leaves what worked. The platform stands in the project
# (RuntimeIdentifier): as an option here it would be passed to every project and change their lock files.
publish() {
  local folder=$1 target="$local_dir/$2" sources
  sources=$(cd "$root" && { find src "$folder" -type d \( -name bin -o -name obj -o -name node_modules -o -name zxing \) -prune -o -type f -printf '%p %s %T@\n'
    find . -maxdepth 1 -type f \( -name '*.props' -o -name '*.json' -o -name '*.slnx' \) -printf '%p %s %T@\n'; } | sort | sha256sum)
  if [ "$(cat "$target.sources" 2>/dev/null)" = "$sources" ] && [ -d "$target" ]; then return; fi
  echo "Publishing $folder …" >&2
  rm -rf "$target.new"
  mkdir -p "$local_dir"
  if ! MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false dotnet publish "$root/$folder" -c Release \
    --self-contained false -o "$target.new" -v quiet -nologo </dev/null >&2; then
    echo "Publishing $folder failed" >&2
    return 1
  fi
  rm -rf "$target" "$target.sources"
  mv "$target.new" "$target"
  echo "$sources" >"$target.sources"
}

# Where the private PostgreSQL lives: beside the data, or, when its account cannot reach that (a clone in root's
# home), in its own home under a name that belongs to this clone.
postgres_dir() {
  if [ "$(id -u)" = 0 ] && ! runuser -u postgres -- test -x "$local_dir" 2>/dev/null; then
    echo "/var/lib/postgresql/dantain-$(cksum <<<"$root" | cut -d' ' -f1)"
  else
    echo "$local_dir/postgres"
  fi
}

# host_environment sqlite|postgres demo|none
host_environment() {
  mkdir -p "$data"
  chmod 700 "$data" # keys and people's data: nobody else's to read
  export DANTAIN_DATA="$data" DANTAIN_PACK="${DANTAIN_PACK:-$root/packs/kota-bekasi.json}"
  # The host looks for its files beside itself, wherever it is called from.
  export ASPNETCORE_CONTENTROOT="$local_dir/app"
  if [ "$2" = demo ]; then export DANTAIN_PROFILE=demo; else unset DANTAIN_PROFILE; fi
  if [ "$1" = sqlite ]; then export DANTAIN_DB="sqlite:$data/dantain.db"; return; fi
  local connection
  connection=$("$root/scripts/postgres" start "$(postgres_dir)" --database dantain)
  export DANTAIN_DB="postgres:$connection"
}
