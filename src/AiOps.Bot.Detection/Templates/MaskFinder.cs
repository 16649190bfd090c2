namespace AiOps.Bot.Detection.Templates;

/// <summary>Finds the variable parts of one token from left to right.</summary>
internal ref struct MaskFinder
{
    private readonly ReadOnlySpan<char> _token;
    private readonly CharKind _kinds;
    private readonly (int Start, int End) _url;
    private int _at;

    public MaskFinder(ReadOnlySpan<char> token, CharKind kinds)
    {
        _token = token;
        _kinds = kinds;
        _url = (kinds & CharKind.Slash) != 0 && (kinds & CharKind.Colon) != 0 ? PathMask.MatchUrl(token) : default;
    }

    public bool TryNext(out MaskPiece piece)
    {
        while (_at < _token.Length)
        {
            if (_url.End > 0 && _at <= _url.Start)
            {
                return Take(_url.Start, _url.End - _url.Start, MaskKind.Url, out piece);
            }

            var (offset, length, kind) = MatchHere();
            if (length > 0)
            {
                return Take(_at + offset, length, kind, out piece);
            }

            _at += Math.Max(1, NumberMask.RunOf(_token, _at));
        }

        piece = default;
        return false;
    }

    private bool Take(int start, int length, MaskKind kind, out MaskPiece piece)
    {
        piece = new MaskPiece(start, length, kind);
        _at = start + length;
        return true;
    }

    private readonly (int Offset, int Length, MaskKind Kind) MatchHere()
    {
        var c = _token[_at];
        if (CharKinds.IsWord(c))
        {
            return MatchWord(c);
        }

        return c switch
        {
            '/' when StartsPath() && PathMask.MatchAbsolute(_token, _at) is > 0 and var path => (0, path, MaskKind.Path),
            '.' or '~' when Has(CharKind.Slash) && StartsPath() && PathMask.MatchDotted(_token, _at) is > 0 and var dotted => (0, dotted, MaskKind.Path),
            '-' or '+' or '<' or '~' when StartsSigned() => WithSign(NumberMask.MatchNumber(_token, _at + 1)),
            ':' when _at + 1 < _token.Length && _token[_at + 1] == ':' && AddressMask.MatchIpV6(_token, _at) is > 0 and var ip => (0, ip, MaskKind.Ip),
            _ => default,
        };
    }

    private readonly (int Offset, int Length, MaskKind Kind) MatchWord(char c)
    {
        if (MatchNamed() is { Length: > 0 } named)
        {
            return named;
        }

        if (!CharKinds.IsDigit(c))
        {
            return !Has(CharKind.Digit) ? default : MatchLettered();
        }

        if (TimeMask.Match(_token, _at) is > 0 and var time)
        {
            return (0, time, MaskKind.Time);
        }

        if (MatchAddress() is { Length: > 0 } address)
        {
            return address;
        }

        var (length, kind) = NumberMask.MatchNumber(_token, _at);
        return WithTail(0, length, kind);
    }

    /// <summary>The masks that a token can hold only if it has an at sign, a colon, a dot or a slash.</summary>
    private readonly (int Offset, int Length, MaskKind Kind) MatchNamed()
    {
        if (Has(CharKind.At) && AddressMask.MatchEmail(_token, _at) is > 0 and var email)
        {
            return (0, email, MaskKind.Email);
        }

        if (Has(CharKind.Colon) && PathMask.MatchArn(_token, _at) is > 0 and var arn)
        {
            return (0, arn, MaskKind.Arn);
        }

        return MatchDotted();
    }

    private readonly (int Offset, int Length, MaskKind Kind) MatchDotted()
    {
        if (Has(CharKind.Dot) && AddressMask.MatchIpV4(_token, _at) == 0 && AddressMask.MatchHost(_token, _at) is > 0 and var host)
        {
            return (0, host, MaskKind.Host);
        }

        var mayBePath = Has(CharKind.Slash) && !IsAfterWord() && IsNoAddress();
        return mayBePath && PathMask.MatchRelative(_token, _at) is > 0 and var path ? (0, path, MaskKind.Path) : default;
    }

    private readonly bool Has(CharKind kind) => (_kinds & kind) != 0;

    private readonly bool IsNoAddress() => AddressMask.MatchIpV4(_token, _at) == 0 && TimeMask.Match(_token, _at) == 0;

    private readonly (int Offset, int Length, MaskKind Kind) MatchLettered()
    {
        if (MatchAddress() is { Length: > 0 } address)
        {
            return address;
        }

        var (offset, length, kind) = NumberMask.MatchWord(_token.Slice(_at, NumberMask.RunOf(_token, _at)));
        return length == 0 ? default : WithTail(offset, length, kind);
    }

    /// <summary>A number that goes on after an underscore is the first part of an identifier: <c>run_2026_0314_x_7</c>.</summary>
    private readonly (int Offset, int Length, MaskKind Kind) WithTail(int offset, int length, MaskKind kind)
    {
        var end = _at + offset + length;
        while (end + 1 < _token.Length && _token[end] == '_' && CharKinds.IsWord(_token[end + 1]))
        {
            end += 1 + NumberMask.RunOf(_token, end + 1);
        }

        var whole = end - _at - offset;
        return (offset, whole, whole == length ? kind : MaskKind.Identifier);
    }

    private readonly (int Offset, int Length, MaskKind Kind) MatchAddress()
    {
        if (!CharKinds.IsHex(_token[_at]))
        {
            return default;
        }

        if (NumberMask.MatchUuid(_token, _at) is > 0 and var uuid)
        {
            return (0, uuid, MaskKind.Uuid);
        }

        if (Has(CharKind.Dot) && AddressMask.MatchIpV4(_token, _at) is > 0 and var ip)
        {
            return (0, ip, MaskKind.Ip);
        }

        return Has(CharKind.Colon) ? MatchColoned() : default;
    }

    private readonly (int Offset, int Length, MaskKind Kind) MatchColoned()
    {
        if (AddressMask.MatchHardware(_token, _at) is > 0 and var hardware)
        {
            return (0, hardware, MaskKind.Hex);
        }

        return AddressMask.MatchIpV6(_token, _at) is > 0 and var longIp ? (0, longIp, MaskKind.Ip) : default;
    }

    private readonly bool IsAfterWord() => _at > 0 && (CharKinds.IsWord(_token[_at - 1]) || _token[_at - 1] == '/');

    private readonly bool StartsPath() => !IsAfterWord();

    private readonly bool StartsSigned() =>
        _at + 1 < _token.Length && CharKinds.IsDigit(_token[_at + 1]) && (_at == 0 || !CharKinds.IsWord(_token[_at - 1]))
        && TimeMask.Match(_token, _at + 1) == 0 && (_token[_at] is '-' or '+' || _at == 0);

    private static (int Offset, int Length, MaskKind Kind) WithSign((int Length, MaskKind Kind) number) => (0, number.Length + 1, number.Kind);
}
