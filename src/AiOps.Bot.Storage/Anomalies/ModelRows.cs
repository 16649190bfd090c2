using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Anomalies;

/// <summary>The rows of the model registry, within a transaction.</summary>
internal static class ModelRows
{
    public static async Task<ModelLine?> FindLineAsync(SqlSession session, string name) =>
        await session.FirstOrDefaultAsync<string>("select document from model_line where name = @Name", new { Name = StorableText.Of(name) }) is { } document ? DocumentJson.Read<ModelLine>(document) : null;

    /// <summary>The line, held until the transaction ends: whoever comes next sees what this one leaves. One that is not there yet (null) is held too, and must be saved.</summary>
    public static async Task<ModelLine?> LockedLineAsync(SqlSession session, string name)
    {
        // Neither database locks a row that is not there; an empty one stands for it.
        await session.ExecuteAsync("insert into model_line (name, document) values (@Name, '') on conflict (name) do update set document = model_line.document", new { Name = StorableText.Of(name) });
        var document = await session.SingleAsync<string>("select document from model_line where name = @Name", new { Name = StorableText.Of(name) });
        return document.Length == 0 ? null : DocumentJson.Read<ModelLine>(document);
    }

    public static Task SaveLineAsync(SqlSession session, ModelLine line) =>
        session.ExecuteAsync("update model_line set document = @Document where name = @Name", new { line.Name, Document = DocumentJson.Write(line) });

    public static Task<RegisteredModel?> FindAsync(SqlSession session, string name, int version) =>
        ReadAsync(session, "where name = @Name and version = @Version", new { Name = StorableText.Of(name), Version = version });

    public static Task<RegisteredModel?> FindByHashAsync(SqlSession session, string name, string hash) =>
        ReadAsync(session, "where name = @Name and hash = @Hash and retired = 0", new { Name = name, Hash = hash });

    public static async Task InsertAsync(SqlSession session, RegisteredModel model, ReadOnlyMemory<byte> content)
    {
        await session.ExecuteAsync("insert into model_content (name, version, content) values (@Name, @Version, @Content)", new { model.Name, model.Version, Content = content.ToArray() });
        await session.ExecuteAsync(
            "insert into model_version (name, version, hash, retired, document) values (@Name, @Version, @Hash, 0, @Document)",
            new { model.Name, model.Version, model.Hash, Document = DocumentJson.Write(model) });
    }

    public static async Task RetireAsync(SqlSession session, RegisteredModel model)
    {
        await session.ExecuteAsync("delete from model_content where name = @Name and version = @Version", new { model.Name, model.Version });
        await session.ExecuteAsync(
            "update model_version set retired = 1, document = @Document where name = @Name and version = @Version", new { model.Name, model.Version, Document = DocumentJson.Write(model) });
    }

    /// <summary>Numbered under the lock of the line.</summary>
    public static Task AppendAsync(SqlSession session, ModelEvent happened) => session.ExecuteAsync(
        "insert into model_event (name, number, document) select @Name, coalesce(max(number), 0) + 1, @Document from model_event where name = @Name",
        new { happened.Name, Document = DocumentJson.Write(happened) });

    private static async Task<RegisteredModel?> ReadAsync(SqlSession session, string where, object parameters) =>
        await session.FirstOrDefaultAsync<string>("select document from model_version " + where, parameters) is { } document ? DocumentJson.Read<RegisteredModel>(document) : null;
}
