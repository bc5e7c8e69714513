# nix-build data/packaging/nix
{ pkgs ? import <nixpkgs> { } }:

pkgs.stdenv.mkDerivation {
  pname = "chargefix";
  version = "1.0.0";
  src = ../../..;

  nativeBuildInputs = [ pkgs.pkg-config ];
  buildInputs = with pkgs; [
    jansson
    libsodium
    qrencode
    libunistring
    libyaml
    ncurses
    sqlite
  ];

  makeFlags = [ "FETCH=no" "BUILT_IN=" "PREFIX=$(out)" ];

  meta = {
    description = "Find out why a watch or phone does not charge";
    license = pkgs.lib.licenses.mit;
    mainProgram = "chargefix";
  };
}
