using Dantain.Cities;
using Dantain.Identities;
using Dantain.Storage;

namespace Dantain.Web.Citizen.Receipts;

/// <summary>/tanda-terima/{token}: where each document of a visit stands.</summary>
sealed class MyReceiptModel(CityVersions cities, Store store, Vault vault) : ReceiptPage(cities, store, vault)
{
    public void OnGet() { }
}
