# Completion of chargefix for fish. What there is to complete, the program's
# own help says.

function __chargefix_command
    set -l words (commandline -opc)
    if set -q words[2]; and string match -qr '^[a-z]' -- $words[2]
        echo $words[2]
    else
        echo run
    end
end

function __chargefix_words
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    switch $words[-1]
        case --format
            chargefix (__chargefix_command) --help 2>/dev/null |
                string replace -rf '^  --format FORMAT *' '' |
                string split '|'
            return
        case --case --record resume report
            echo last
            chargefix cases --format csv 2>/dev/null |
                string replace -rf '^([0-9]+),.*' '$1'
            return
    end
    if string match -q -- '-*' $word
        chargefix (__chargefix_command) --help 2>/dev/null |
            string replace -rf '^  (?:-., )?(--[a-z-]+)(?: [A-Z]+)?  +(.*)' '$1\t$2'
    else if not set -q words[2]
        chargefix --help 2>/dev/null |
            string replace -rf '^  ([a-z]+) +(.*)' '$1\t$2'
    end
end

complete -c chargefix -a '(__chargefix_words)'
