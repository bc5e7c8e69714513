class Chargefix < Formula
  desc "Find out why a watch or phone does not charge"
  homepage "https://example.org/chargefix"
  license "MIT"
  head "https://example.org/chargefix.git", branch: "main"

  depends_on "pkgconf" => :build
  depends_on "jansson"
  depends_on "libsodium"
  depends_on "libunistring"
  depends_on "libyaml"
  depends_on "ncurses"
  depends_on "qrencode"
  depends_on "sqlite"

  def install
    system "make", "install", "FETCH=no", "BUILT_IN=", "CC=#{ENV.cc}",
           "PREFIX=#{prefix}"
  end

  test do
    assert_match "chargefix #{version}", shell_output("#{bin}/chargefix --version") unless head?
    system bin/"chargefix", "check", share/"chargefix/charging.yaml"
  end
end
