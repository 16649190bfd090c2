using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>Signs as the Bot connector does, and as somebody who would like to be taken for it.</summary>
internal sealed class TeamsSigner(string id, string[]? endorsements = null) : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);

    public string Id => id;

    public JsonObject PublicKey
    {
        get
        {
            var key = _rsa.ExportParameters(false);
            return new()
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = id,
                ["n"] = Base64Url.EncodeToString(key.Modulus),
                ["e"] = Base64Url.EncodeToString(key.Exponent),
                ["endorsements"] = new JsonArray([.. (endorsements ?? ["msteams"]).Select(e => JsonValue.Create(e))]),
            };
        }
    }

    public string Token(JsonObject claims, Action<JsonObject>? header = null)
    {
        var text = Header(header) + "." + Part(claims);
        return text + "." + Base64Url.EncodeToString(_rsa.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    /// <summary>The classic: the public key as the secret of a symmetric signature.</summary>
    public string TokenWithPublicKeyAsSecret(JsonObject claims)
    {
        var text = Header(h => h["alg"] = "HS256") + "." + Part(claims);
        return text + "." + Base64Url.EncodeToString(HMACSHA256.HashData(_rsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(text)));
    }

    public string TokenWithoutSignature(JsonObject claims) => Header(h => h["alg"] = "none") + "." + Part(claims) + ".";

    public void Dispose() => _rsa.Dispose();

    private string Header(Action<JsonObject>? change)
    {
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = id };
        change?.Invoke(header);
        return Part(header);
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
