using System.Xml.Linq;
using Dantain.Identities;
using Dantain.Storage;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Dantain.Web.Hosting;

/// <summary>
/// The keys of cookies and forms, in the database for all nodes. Not the framework's own repository, which saves synchronously:
/// writes to SQLite pass a gate that is waited for.
/// </summary>
sealed class StoredKeys(Store store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = store.Open();
        return [.. db.DataProtectionKeys.Select(k => k.Xml).ToList().Where(x => x is not null).Select(x => XElement.Parse(x!))];
    }

    public void StoreElement(XElement element, string friendlyName) => Task.Run(async () =>
    {
        await using var db = store.Open();
        db.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        await db.SaveChangesAsync();
    }).GetAwaiter().GetResult();
}

/// <summary>Wraps those keys with the key ring: a copy of the database alone opens no cookie.</summary>
sealed class WrapKeys(Vault vault) : IXmlEncryptor
{
    internal static ReadOnlySpan<byte> Context => "dantain/data-protection"u8;

    public EncryptedXmlInfo Encrypt(XElement plain)
    {
        var sealedKey = vault.Seal(System.Text.Encoding.UTF8.GetBytes(plain.ToString(SaveOptions.DisableFormatting)), Context);
        return new(new XElement("sealed", Convert.ToBase64String(sealedKey)), typeof(UnwrapKeys));
    }
}

/// <summary>Made by the framework from the name of the type that is stored beside each key.</summary>
sealed class UnwrapKeys(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encrypted) => XElement.Parse(System.Text.Encoding.UTF8.GetString(
        services.GetRequiredService<Vault>().Open(Convert.FromBase64String(encrypted.Value), WrapKeys.Context)));
}
