# Completion of chargefix for fish. What there is to complete, the program's
# own help says.

# The words of a value may stand on several lines, which are joined.
function __chargefix_help
    set -l words (commandline -opc)
    if set -q words[2]; and string match -qr '^[a-z]' -- $words[2]
        chargefix $words[2] --help 2>/dev/null
    else
        chargefix run --help 2>/dev/null
    end | sed -e :a -e '/|$/{N;s/\n *//;ba' -e '}'
end

# What the word is to be, as help names it: an option's value, or an operand.
function __chargefix_wanted
    set -l before (commandline -opc)[-1]
    set -l value
    if test "$before" = -g
        set before --guide
    end
    if string match -q -- '--*' $before
        set value (__chargefix_help |
            string replace -rf "^  (?:-., )?$before ([A-Z]+)  *([a-z-]+(?:\|[a-z-]+)+)?.*" '$1 $2')
    end
    if set -q value[1]
        echo $value[1]
    else if string match -q -- '-*' (commandline -ct)
        echo option
    else
        __chargefix_help | string replace -rf '^usage:.*\.\.\. ' ''
    end
end

function __chargefix_words
    set -l wanted (__chargefix_wanted)
    set -l given (count (commandline -opc))
    if string match -q '*ACTION*' $wanted; and test $given -gt 2
        test $given -eq 3; and __chargefix_help |
            string replace -rf '^  ([a-z][a-z-]*).*' '$1'
        return
    end
    switch "$wanted"
        case option
            __chargefix_help |
                string replace -rf '^  (?:-., )?(--[a-z-]+)(?: [A-Z]+)?  +(.*)' '$1\t$2'
            return
        case '*CASE*'
            echo last
            chargefix cases --format csv 2>/dev/null |
                string replace -rf '^([0-9]+),.*' '$1'
        case '*|*'
            string split '|' (string replace -r '^.* ' '' $wanted)
        case '*GUIDE*' 'PATH*'
            __fish_complete_path (commandline -ct)
    end
    set -l words (commandline -opc)
    if not set -q words[2]
        chargefix --help 2>/dev/null |
            string replace -rf '^  ([a-z]+) +(.*)' '$1\t$2'
    end
end

complete -c chargefix -f -a '(__chargefix_words)'
